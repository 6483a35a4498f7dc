// ccxt's own signer is a binary that its package does not bring: Lighter's official one signs in its place.
import { createRequire } from 'node:module';

const { NodeWasmSignerClient } = createRequire(import.meta.url)('lighter-ts-sdk/dist/utils/node-wasm-signer.js');

const DAY = 86_400_000;

export async function signedByTheOfficialClient(exchange, at) {
  const { log } = console;
  console.log = () => {}; // it tells its life
  const signer = new NodeWasmSignerClient({ wasmPath: 'wasm/lighter-signer.wasm', wasmExecPath: 'wasm/wasm_exec.js' });
  await signer.initialize();
  console.log = log;
  await signer.createClient({ ...at, privateKey: at.secret });
  const signed = (type, said) => {
    if (said.error) throw new Error(said.error);
    return [type, said.txInfo ?? said];
  };
  Object.assign(exchange.options, {
    chainId: at.chainId,
    builderFee: false,
    libraryPath: 'the official one',
    auths: { [at.accountIndex]: { [at.apiKeyIndex]: { lighterPrivateKey: at.secret } } },
    authDeadlineExpiry: 3_600, // it refuses more than seven hours
    fetchNonce: { skipNonce: false }, // it signs no attributes
  });
  exchange.loadLighterLibrary = async () => ({});
  exchange.lighterCreateAuthToken = (_, { deadline }) => globalThis.CreateAuthToken(deadline).authToken;
  exchange.lighterSignCreateOrder = (_, o) =>
    signed(14, globalThis.SignCreateOrder(
      Number(o.market_index), o.client_order_index, o.base_amount, o.avg_execution_price, o.is_ask, o.order_type,
      o.time_in_force, o.reduce_only, o.trigger_price, o.order_expiry < 0 ? Date.now() + 28 * DAY : o.order_expiry, Number(o.nonce)));
  exchange.lighterSignCancelOrder = (_, o) =>
    signed(15, globalThis.SignCancelOrder(Number(o.market_index), Number(o.order_index), Number(o.nonce)));
  return exchange;
}
