// ccxt as it comes, its addresses apart.
import ccxt from 'ccxt';
import { deep, end, expect, pause, trade } from './calls.mjs';
import { redirected, server } from './servers.mjs';
import { signedByTheOfficialClient } from './lighter-signer.mjs';

const NO_COINS = { fetchCurrencies: false }; // deposits and networks are no part of trading
const SETTLED = 1_500; // Lighter and X10 answer first and decide later

const VENUES = {
  binance: {
    symbol: 'ETH/USDT:USDT',
    open: (at) => new ccxt.pro.binanceusdm({ apiKey: at.key, secret: at.secret, has: NO_COINS }),
  },
  bybit: {
    symbol: 'ETH/USDT:USDT',
    open: (at) =>
      new ccxt.pro.bybit({
        apiKey: at.key,
        secret: at.secret,
        has: NO_COINS,
        options: { defaultType: 'swap', fetchMarkets: { types: ['linear'] } },
      }),
  },
  x10: {
    symbol: 'ETH/USDC:USDC',
    open: (at) => new ccxt.pro.extended({ apiKey: at.key, privateKey: at.secret, publicKey: at.publicKey, has: NO_COINS, options: { chainId: at.chain } }),
  },
  lighter: {
    symbol: 'ETH/USDC:USDC',
    open: (at) =>
      signedByTheOfficialClient(
        new ccxt.pro.lighter({
          has: NO_COINS,
          options: { apiKeyIndex: at.apiKeyIndex, accountIndex: at.accountIndex },
        }),
        at,
      ),
  },
};

for (const venue of process.argv.slice(2)) {
  const at = server(venue);
  const { symbol, open } = VENUES[venue];
  const exchange = await open(at);
  redirect(exchange.urls.api, at);
  await exchange.loadHttpProxyAgent();
  await trade('ccxt', venue, calls(exchange, symbol));
  await exchange.close().catch(() => {});
}
end();

function redirect(addresses, at) {
  for (const [name, value] of Object.entries(addresses)) {
    if (typeof value === 'string') addresses[name] = redirected(value.replace('{hostname}', 'host'), at);
    else if (value) redirect(value, at);
  }
}

function calls(exchange, symbol) {
  let resting;
  const far = async () => {
    const book = await exchange.fetchOrderBook(symbol);
    return Number(exchange.priceToPrecision(symbol, book.bids[0][0] * 0.97));
  };
  const read = async (order) => {
    if (exchange.has.fetchOrder) return exchange.fetchOrder(order.id, symbol, { acknowledged: true });
    const all = [...(await exchange.fetchOpenOrders(symbol)), ...(await exchange.fetchClosedOrders(symbol))];
    return all.find((one) => one.clientOrderId === order.clientOrderId);
  };
  const buy = async (amount, price, more = {}) => {
    const clientOrderId = String(Date.now());
    const named = exchange.has.fetchOrder ? {} : { clientOrderId }; // its answer names no order
    const order = await exchange.createOrder(symbol, 'limit', 'buy', amount, price, { ...more, ...named });
    await pause(SETTLED);
    return { ...order, clientOrderId };
  };
  const cancel = ({ id, clientOrderId }) =>
    exchange.cancelOrder(id, symbol, exchange.has.fetchOrder ? {} : { clientOrderId });
  return {
    markets: async () => {
      await exchange.loadMarkets();
      expect(exchange.markets[symbol], `${symbol} is listed`);
      return Object.keys(exchange.markets);
    },
    book: async () => {
      const { bids, asks } = await exchange.fetchOrderBook(symbol);
      expect(bids[0][0] < asks[0][0], 'the bid is below the ask');
      return [bids[0], asks[0]];
    },
    balance: async () => {
      const { total } = await exchange.fetchBalance({ type: 'swap' });
      expect(Object.values(total).some((one) => one > 0), 'there is money');
      return total;
    },
    place: async () => {
      resting = await buy(0.05, await far(), { postOnly: true });
      return resting.id;
    },
    query: async () => {
      const order = await read(resting);
      expect(order.status === 'open', `it rests, was ${order.status}`);
      return order.status;
    },
    'partial fill': async () => {
      const { asks } = await exchange.fetchOrderBook(symbol);
      const order = await buy(90, deep(asks));
      const seen = await read(order);
      await cancel(order).catch(() => {}); // all of it may be filled by now
      expect(seen.filled > 0, `some of it is filled, was ${seen.filled}`);
      return [seen.filled, seen.remaining];
    },
    cancel: async () => {
      await cancel(resting);
      await pause(SETTLED);
      const open = await exchange.fetchOpenOrders(symbol);
      expect(open.length === 0, `nothing rests any more, was ${open.length}`);
      return open.length;
    },
    positions: async () => {
      const held = await exchange.fetchPositions([symbol]);
      expect(held.some((one) => one.symbol === symbol && one.contracts > 0), 'what was filled is held');
      return held.map((one) => [one.side, one.contracts]);
    },
    'funding history': async () => {
      if (!exchange.has.fetchFundingRateHistory) return Object.values(await exchange.fetchFundingRates()).map((one) => one.fundingRate);
      const rates = await exchange.fetchFundingRateHistory(symbol, undefined, 5);
      expect(rates.length > 0, 'there were payments');
      return rates.map((one) => one.fundingRate);
    },
    stream: async () => {
      const { bids, asks } = await exchange.watchOrderBook(symbol);
      expect(bids[0][0] < asks[0][0], 'the bid is below the ask');
      return [bids[0], asks[0]];
    },
  };
}
