export { anchorTogether as anchor, describe } from './cuttings';
