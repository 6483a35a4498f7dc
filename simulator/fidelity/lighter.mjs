// Lighter's own client: its HTTP, its signer.
import { createRequire } from 'node:module';
import { end, expect, pause, trade } from './calls.mjs';
import { server } from './servers.mjs';
