import Foundation
import TargetExplorerCommand

CommandLineProgram.occupyClosedStreams()
exit(await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())))
