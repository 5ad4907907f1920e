// Preloaded, so that devorch takes root for another user: as root it needs no sudo.
process.getuid = () => 1000;
