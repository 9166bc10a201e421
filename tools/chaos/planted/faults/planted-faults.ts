import type { PlantedFault } from '../planted-fault.js';
import { sagaFaults } from './saga-faults.js';
import { spineFaults } from './spine-faults.js';

export const plantedFaults: readonly PlantedFault[] = [...spineFaults, ...sagaFaults];
