"""Documents sent by e-mail: the company's mail server, the wording of a letter, and what became of it."""
