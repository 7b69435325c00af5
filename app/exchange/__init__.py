"""Tables in and out: CSV and XLSX, import runs with a verdict per row, exports and templates.

A department describes its tables (columns, how to save a row or a document, how to read them back); this
package does the files. An import is all or nothing unless the person keeps the good rows on purpose.
"""
