/** Loaded when a YAML file is read or written. Of a CommonJS package loaded by its own name, a bundle gives no names. */
export { parseDocument, stringify } from 'yaml'
