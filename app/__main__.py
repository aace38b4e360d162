"""`python -m app` is `threefold`."""

from app.main import main

raise SystemExit(main())
