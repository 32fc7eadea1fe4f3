/** The gateway that the settings name. */
import { fileURLToPath } from 'node:url';
import type { SmsGateway } from '../app/sms/gateway.ts';
import { networkOf } from '../app/webhooks/addresses.ts';
import { Sender } from '../app/webhooks/sender.ts';
import { openDrop } from './drop.ts';
import { openHttpGateway } from './http.ts';

export interface GatewayOptions {
  /** `https://…`, or `file:///folder`; undefined for none. */
  sms: string | undefined;
  smsMethod: string;
  smsHeaders: Readonly<Record<string, string>>;
  smsBody: string;
  smsAccepted: RegExp | undefined;
  smsRefused: RegExp | undefined;
  smsReference: string;
  smsHttp: boolean;
  smsNetworks: readonly string[];
}

/** @returns null where none is named. @throws UnusableGateway for a request that cannot carry an SMS */
export function openGateway(options: GatewayOptions): SmsGateway | null {
  const { sms: url } = options;
  if (url === undefined) return null;
  if (url.startsWith('file:')) return openDrop(fileURLToPath(url));
  return openHttpGateway({
    url,
    method: options.smsMethod,
    headers: options.smsHeaders,
    body: options.smsBody,
    accepted: options.smsAccepted ?? null,
    refused: options.smsRefused ?? null,
    reference: options.smsReference,
    sender: new Sender({ http: options.smsHttp, networks: options.smsNetworks.map(networkOf) }),
  });
}
