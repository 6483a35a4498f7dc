// Where the wire servers are and which keys they know: what `evenkeel simulator -o json` printed.
import { readFileSync } from 'node:fs';

const served = JSON.parse(readFileSync(process.env.SERVERS, 'utf8'));

export function server(venue) {
  const found = served.find((one) => one.venue === venue);
  if (!found) throw new Error(`no wire server of ${venue}`);
  return found;
}

/** Any address of the venue's own, at our server: host and scheme change, nothing else. */
export function redirected(address, { rest, stream }) {
  const at = address.startsWith('ws') ? stream : rest;
  return address.replace(/^(https|wss):\/\/[^/]+/, at);
}
