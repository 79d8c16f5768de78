/** How well a part is supported by research, and where that can be read; printed by `flows show`. */
export interface Evidence {
  readonly strength: 'strong' | 'moderate' | 'tradition'
  readonly source?: string
}
