"""Gets back what can be read of a damaged casebook, without writing to it.

SQLite stops at the first bad page, and with an encrypted file for good. So nothing here asks it to
read the damaged file: the pages are taken as they lie (`image`), each is read for itself
(`btree`), and every row that any sound page holds is found, also where the way to that page is lost
(`tables`).
The file is read once into memory: no second copy of it lies on the disk, and nothing can be changed
by mistake. What makes no valid record is counted, never guessed (`salvage`); the history, where
every entry stands a second time, fills the gaps. `rebuild` writes what was got back into a new
casebook beside the old one.
"""
