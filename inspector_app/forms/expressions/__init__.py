"""The language of forms: XPath as ODK XForms use it, read, and run as functions."""
