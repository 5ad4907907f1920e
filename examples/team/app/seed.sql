INSERT INTO users VALUES ('ada');
