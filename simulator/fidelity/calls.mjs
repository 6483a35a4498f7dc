// One row per call of a client at a venue: what it was, whether it worked, what it said.

export const CALLS = ['markets', 'book', 'balance', 'place', 'query', 'partial fill', 'cancel', 'positions', 'funding history', 'stream'];

/** A price far into the book, for an order that is to take: the market moves on while a client waits for its turn. */
export const deep = (levels) => levels[Math.min(9, levels.length - 1)][0];

const PATIENCE = 30_000;
const rows = [];

/** Makes the calls in their order and remembers what came of each. A client that ends its process is not one to trust. */
export async function trade(client, venue, calls) {
  for (const call of CALLS) {
    const began = Date.now();
    try {
      const said = await within(PATIENCE, calls[call]());
      row(client, venue, call, true, Date.now() - began, said);
    } catch (error) {
      row(client, venue, call, false, Date.now() - began, reason(error));
    }
  }
}

export function pause(millis) {
  return new Promise((done) => setTimeout(done, millis));
}

export function expect(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}

/** Ends the process with 1 when a call failed. */
export function end() {
  process.exit(rows.some((one) => !one.worked) ? 1 : 0);
}

function row(client, venue, call, worked, millis, said) {
  rows.push({ worked });
  const mark = worked ? 'ok' : 'FAILED';
  console.log([client, venue, call, mark, `${millis} ms`, JSON.stringify(said ?? '').slice(0, 160)].join('\t'));
}

function within(millis, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${millis} ms`)), millis);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function reason(error) {
  return String(error?.response?.data ? JSON.stringify(error.response.data) : error?.message ?? JSON.stringify(error));
}

// some clients report a lost socket to nobody
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
