"""The sales invoice: tables (`model`), what is right and what is posted (`rules`), what one may do
(`service`), what one may see (`queries`), the printed page (`paper`), files in and out (`tables`)."""
