/** Runs tasks with the same name one after another, and tasks with different names concurrently. */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<unknown>>()

  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name)
    const mine = before === undefined ? task() : before.then(task, task)
    const tail = mine.catch(() => undefined)
    this.#tails.set(name, tail)
    try {
      return await mine
    } finally {
      if (this.#tails.get(name) === tail) this.#tails.delete(name)
    }
  }
}
