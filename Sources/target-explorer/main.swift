import Foundation
import TargetExplorerCommand

exit(await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())))
