import { createHttp } from '@chancery/web-shell/http';
import type { Http } from '@chancery/web-shell/http';
import { sessionEnded } from '../app/sessionEnd';

/** Relays of the console answer within 30 seconds at the latest. */
const PATIENCE_MILLIS = 32_000;

/** The console's own backend, and through it the two services. */
export const http: Http = createHttp({ timeoutMillis: PATIENCE_MILLIS, onUnauthenticated: sessionEnded });
