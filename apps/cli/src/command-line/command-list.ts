/** The only list of commands, in the order of the help text. */
import { batch } from '../commands/batch.ts'
import { completion } from '../commands/completion.ts'
import { configProfiles, configSet, configShow } from '../commands/config.ts'
import { doctor } from '../commands/doctor.ts'
import { get } from '../commands/get.ts'
import { ls } from '../commands/ls.ts'
import { mb } from '../commands/mb.ts'
import { processObject } from '../commands/process.ts'
import { put } from '../commands/put.ts'
import { rm } from '../commands/rm.ts'
import { playground } from '../commands/serve/playground.ts'
import { serve } from '../commands/serve/serve.ts'
import { sign } from '../commands/sign/sign.ts'
import { styleActions } from '../commands/style/actions.ts'
import { styleBuild } from '../commands/style/build.ts'
import { styleCheck } from '../commands/style/check.ts'
import { styleExplain } from '../commands/style/explain.ts'
import { styleSize } from '../commands/style/size.ts'
import { url } from '../commands/url.ts'
import type { Command } from './define-command.ts'

export const commands: readonly Command[] = [
  processObject,
  get,
  put,
  ls,
  rm,
  mb,
  url,
  batch,
  styleCheck,
  styleExplain,
  styleSize,
  styleBuild,
  styleActions,
  sign,
  serve,
  playground,
  configShow,
  configSet,
  configProfiles,
  doctor,
  completion,
]
