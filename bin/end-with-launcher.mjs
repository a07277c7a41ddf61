/** Loaded before the command line when bin/selfsame.js runs it as a child: ends it in order when the launcher is gone. */
import { Socket } from 'node:net'

const launcher = new Socket({ fd: 3, readable: true, writable: false })
launcher.on('close', () => process.kill(process.pid, 'SIGTERM'))
launcher.on('error', () => {})
launcher.resume()
launcher.unref()
