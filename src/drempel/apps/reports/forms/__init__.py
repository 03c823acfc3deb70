"""Forms of the report: texts of a section, remarks, typed totals, explanations, the steps."""
