import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters.controller.js';

/** For services that hear facts: the operators' way to what was given up. */
@Module({ controllers: [DeadLettersController] })
export class DeadLettersModule {}
