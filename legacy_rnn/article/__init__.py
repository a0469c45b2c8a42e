"""The article: sequence classification and labelling, static and dynamic."""
