// Another major under another name; what is used of it has the types of the newer one.
declare module 'express-4' {
  export { default } from 'express';
}
