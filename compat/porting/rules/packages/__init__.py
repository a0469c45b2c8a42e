"""Rules of other packages: scikit-learn, matplotlib, gensim and kin."""
