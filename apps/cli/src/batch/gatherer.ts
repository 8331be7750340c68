/** Hands items over in groups, so that many small writes become few. */

/**
 * While one group is being written, items that come gather to the next one. Nobody waits longer than
 * for the group under way and their own.
 */
export class Gatherer<Item> {
  readonly #write: (group: readonly Item[]) => Promise<void>
  #gathered: Item[] = []
  #next: Promise<void> | undefined
  #underWay: Promise<void> | undefined

  /** @param write - writes one group; it is called again only when it has ended. */
  constructor(write: (group: readonly Item[]) => Promise<void>) {
    this.#write = write
  }

  /**
   * Adds an item.
   *
   * @returns a promise of the end of the write that holds it, rejected when that write failed.
   */
  add(item: Item): Promise<void> {
    this.#gathered.push(item)
    this.#next ??= this.#writeAfter(this.#underWay)
    return this.#next
  }

  async #writeAfter(before: Promise<void> | undefined): Promise<void> {
    // Its failure was told to those who waited for it. Without one, what comes in this turn gathers.
    await before?.catch(() => undefined)
    const group = this.#gathered
    this.#gathered = []
    this.#underWay = this.#next
    this.#next = undefined
    await this.#write(group)
  }
}
