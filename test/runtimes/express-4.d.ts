// Another major version under another name. The parts used here have the same types as the newer one.
declare module 'express-4' {
  export { default } from 'express';
}
