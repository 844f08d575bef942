"""Scripts that rebuild letterkit's word and reading tables from data sets, given their paths.

They need scikit-learn, SciPy and lemminflect, which letterkit itself does not need to run.
"""
