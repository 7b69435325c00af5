"""Paper: turns a print model (plain values, already decided) into the pages of a PDF.

`model` holds what papers share and how a model is kept as JSON; `stamp` what is true of one printing only
(when, by whom, which copy, draft or void). `fonts` measures and encodes text, `sheet` draws on one page,
`flow` cuts a long document into pages, `frame` puts letterhead and footer around them, `document` makes
the file. A paper's own model and drawing stand in the department that issues it. ReportLab is loaded only
when something is drawn.
"""
