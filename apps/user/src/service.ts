import type { ServiceDefinition } from '@app/platform';
import { UserConfig } from './user.config.js';
import { UserModule } from './user.module.js';

export const userService: ServiceDefinition<UserConfig> = { name: 'user', module: UserModule, config: UserConfig };
