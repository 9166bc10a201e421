import { runSeeds } from '@app/platform';
import { FindUsers } from './accounts/find-users.js';
import { RegisterUser } from './accounts/register-user.js';
import type { Role } from './accounts/roles.js';
import { userService } from './service.js';

const password = 'saga-shop-demo';

const accounts: readonly { email: string; name: string; role: Role }[] = [
  { email: 'ada@example.com', name: 'Ada Lovelace', role: 'customer' },
  { email: 'grace@example.com', name: 'Grace Hopper', role: 'customer' },
  { email: 'catalog@example.com', name: 'Carla Catalog', role: 'catalog-admin' },
  { email: 'finance@example.com', name: 'Fiona Finance', role: 'finance' },
  { email: 'support@example.com', name: 'Sam Support', role: 'support' },
  { email: 'admin@example.com', name: 'Alex Admin', role: 'admin' },
];

await runSeeds(userService, async (app) => {
  const [users, register] = [app.get(FindUsers), app.get(RegisterUser)];
  const known = await Promise.all(accounts.map(({ email }) => users.byEmail(email)));
  const missing = accounts.filter((_, index) => known[index] === null);
  await Promise.all(missing.map(({ email, name, role }) => register.run({ email, name, password }, [role])));
  return missing.length > 0 ? `${missing.length} accounts` : 'nothing to seed';
});
