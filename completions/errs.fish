# Completion of errs in fish.
# Once:    errs completion fish > ~/.config/fish/completions/errs.fish

# fish evaluates none of these words, and quotes what it puts on the line.
function __errs_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l lines (command errs --complete fish $words "$current" 2>/dev/null </dev/null)
    switch "$lines[1]"
        case files
            # What stands before the file in `--flag=FILE` belongs to the word.
            set -l flag (string match -r '^--[a-z-]+=' -- "$current")
            set -l path (string replace -r '^--[a-z-]+=' '' -- "$current")
            for file in (__fish_complete_path "$path")
                echo "$flag$file"
            end
        case words part
            set -e lines[1]
            string join -- \n $lines
    end
end

complete -c errs -e
complete -c errs -f -k -a '(__errs_complete)'
