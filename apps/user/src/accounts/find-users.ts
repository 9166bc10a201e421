import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type FindOptionsWhere } from 'typeorm';
import { UserRow } from '../persistence/user.row.js';
import { UnknownUser } from './account-errors.js';
import { emailKey } from './email-key.js';

/** Reads open accounts; to the outside, closed ones do not exist. */
@Injectable()
export class FindUsers {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws UnknownUser */
  async byId(id: string): Promise<UserRow> {
    const user = await this.#find({ id });
    if (!user) throw new UnknownUser();
    return user;
  }

  byEmail(email: string): Promise<UserRow | null> {
    return this.#find({ email_key: emailKey(email) });
  }

  #find(where: FindOptionsWhere<UserRow>): Promise<UserRow | null> {
    const open = { ...where, closed_at: IsNull() };
    return this.dataSource.getRepository(UserRow).findOne({ where: open, relations: { addresses: true } });
  }
}
