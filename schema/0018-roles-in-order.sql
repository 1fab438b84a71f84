-- Sorted by title, a list of postings had all of them sorted for one page.  With
-- the roles in their order the postings of one after the other are enough
-- (0015 has those in theirs).
CREATE INDEX roles_title_idx ON roles (title);
