import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Seal } from './seal.js';

const sealed = `SELECT kid, private_key AS "privateKey" FROM signing_keys WHERE private_key IS NOT NULL ORDER BY kid FOR UPDATE`;
const replace = `UPDATE signing_keys SET private_key = $2 WHERE kid = $1`;

/** Locks every private key with the present secret, so that the one before is needed no more. */
@Injectable()
export class ResealKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seal: Seal,
  ) {}

  /** @returns how many there are */
  run(): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const keys = await tx.query<{ kid: string; privateKey: Buffer }>(sealed, []);
      for (const { kid, privateKey } of keys) await tx.execute(replace, [kid, this.seal.close(this.seal.open(privateKey, kid), kid)]);
      return keys.length;
    });
  }
}
