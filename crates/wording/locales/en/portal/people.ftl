### People: accounts, one-time codes, signing in, rights.
