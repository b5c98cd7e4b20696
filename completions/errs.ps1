# Completion of errs in PowerShell.
# In the file that $PROFILE names:    errs completion powershell | Out-String | Invoke-Expression

# What is typed goes to errs as one word of Base64, so no version of PowerShell can take it apart; errs quotes what comes back.
Register-ArgumentCompleter -Native -CommandName errs -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @(
        $commandAst.CommandElements |
            Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
            }
    ) + @($wordToComplete.Trim("'`""))
    $packed = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($words -join "`0"))
    $lines = @(& errs --complete powershell $packed 2>$null)
    # Where nothing is returned, PowerShell offers files.
    if ($lines.Count -lt 2) { return }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
