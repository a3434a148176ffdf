// SPDX-License-Identifier: MIT
// An OpenID provider that is not ours, for tst_OidcProvider: one public client with PKCE, forms to
// sign in and to consent. Prints its issuer as the first line; ends with its input.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'shop-chat',
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    }],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    features: { revocation: { enabled: true } },
    findAccount: async (context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: `Name of ${id}`, email: `${id}@shop.example` }),
    }),
    issueRefreshToken: async () => true,
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
