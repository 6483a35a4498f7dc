package evenkeel.starter.api;

/** What the API writes in our own JSON: amounts as strings, fields as they are named. */
interface ApiAnswer {}
