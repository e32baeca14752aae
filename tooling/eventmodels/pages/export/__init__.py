"""The whole site in another form: Markdown for other generators, text, one zip file."""
