"""The project file: schema, journal, queries. The only place with SQL; no Qt."""
