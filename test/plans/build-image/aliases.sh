alias ll='ls -l'
alias g=git
