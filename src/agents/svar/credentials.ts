/** Tokens, by Svar's own agent. */
import { issueServiceTicket, revokeAllTokens, revokeToken, tokensOfUser } from '../../app/credentials-own.ts';
import { credentials } from '../../contract/agents/svar-credentials.ts';
import type { SvarToken } from '../../contract/carriers/svar.ts';
import type { Shown } from '../../contract/language.ts';
import type { Token, TokenKind } from '../../domain/token.ts';
import { implement } from '../implement.ts';

const KIND: Readonly<Record<TokenKind, string>> = { ticket: 'Ticket', service: 'ServiceTicket', bearer: 'Bearer', session: 'Session' };

const present = (token: Token, ticket = ''): Shown<typeof SvarToken> => ({
  TokenId: token.id,
  Kind: KIND[token.kind],
  Label: token.label,
  AssociateId: token.associateId,
  CreatedAt: token.createdAt,
  CreatedBy: token.createdBy,
  LastUsedAt: token.lastUsedAt,
  ExpiresAt: token.expiresAt,
  RevokedAt: token.revokedAt,
  Ticket: ticket,
});

export const handlers = implement(credentials, {
  IssueServiceTicket: async ({ call }, { Label, AssociateId, ExpiresAt }) => {
    const { text, token } = await issueServiceTicket(call, { label: Label, associateId: AssociateId, expiresAt: ExpiresAt });
    return { value: present(token, text) };
  },
  GetTokens: async ({ call }, { AssociateId }) => ({
    value: (await tokensOfUser(call, AssociateId)).map((token) => present(token)),
  }),
  RevokeToken: async ({ call }, { TokenId }) => {
    await revokeToken(call, TokenId);
    return { value: undefined };
  },
  RevokeTokens: async ({ call }, { AssociateId }) => {
    await revokeAllTokens(call, AssociateId);
    return { value: undefined };
  },
});
