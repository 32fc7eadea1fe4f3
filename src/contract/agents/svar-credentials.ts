/** Svar's own operations for tokens: what the official API has no call for. Administrators for everybody, others for themselves. */
import { SvarToken } from '../carriers/svar.ts';
import { args, dateTime, group, int, list, nothing, operation, ref, text } from '../language.ts';

export const credentials = group({
  IssueServiceTicket: operation(
    'Issues a ticket that does not end by being unused, for an integration to configure. AssociateId 0 is oneself, an empty ExpiresAt is no end. The ticket is in this answer only',
    args({ Label: text(254), AssociateId: int(), ExpiresAt: dateTime() }),
    ref(() => SvarToken),
  ),
  GetTokens: operation(
    'Tickets, bearers and web sessions of a user, newest first: those that are good, and those revoked lately. AssociateId 0 is oneself',
    args({ AssociateId: int() }),
    list(ref(() => SvarToken)),
  ),
  RevokeToken: operation('Ends a token, and what was made with it', args({ TokenId: int() }), nothing),
  RevokeTokens: operation('Ends every token of a user, web sessions too. AssociateId 0 is oneself', args({ AssociateId: int() }), nothing),
});
