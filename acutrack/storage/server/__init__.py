"""The same casebook on a PostgreSQL server, for a clinic with several computers.

What a casebook promises is the same here: an edit is one transaction that holds records and history
alike, each record still has to read as its `before`, Undo and Redo read the history. So the store
is the one of the file, run over another connection. Decided here:

* SQL is written once. What PostgreSQL spells in another way is listed in `dialect`: how a place
  for a value is marked, membership in a list, searching in a text. Tables come from the same
  migrations, with REAL as double precision (four bytes would not give back what was written) and
  text compared by code, as SQLite does.
* One program writes at a time: a write begins by taking one lock, as BEGIN IMMEDIATE does in a
  file. An edit takes milliseconds, and the order of the history is the order of the writes.
* A connection that breaks while it commits leaves open whether the edit was kept. The history
  is asked by the edit's id, behind the same lock, before anybody is told anything (`store`).
* Other windows are told by NOTIFY with the commit itself, so not of what was taken back (`watch`).
* What is half typed stays on this computer: it has to be there while the server is not.

A file alone has: the lock of one writer, the passphrase, copies, checks of pages, salvage. Of a
server, the one who looks after it answers for rights, encrypted disks and `pg_dump`; whoever may
write has an account of their own there, and its name is kept with each edit.
"""
