"""Pure engines: values in, values and explanations out.

No module here knows Django, a database, a clock or a network. Law is read from a
scheme pack; every result can be told in every language of that pack.
"""
