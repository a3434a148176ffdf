# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What the MSI needs and wixl cannot write: conditions of components, lines of INI files, properties
# that an administrator may give to a package that runs with more rights. Sourced by pack-msi.

# add_tables FILE: completes the tables of a package.
add_tables() {
    local folder
    folder=$(mktemp -d)
    # One form for all: names, types, key of the table, then a row a line. In quotes: ";" begins a comment.
    {
        printf 'IniFile\tFileName\tDirProperty\tSection\tKey\tValue\tAction\tComponent_\r\n'
        printf 's72\tl255\tS72\tl96\tl128\tl255\ti2\ts72\r\n'
        printf 'IniFile\tIniFile\r\n'
        printf 'GivenEndpoint\tE-Com67 Support.ini\tDEFAULTSDIR\tGeneral\tendpoint\t"[ENDPOINT]"\t0\tGivenEndpoint\r\n'
        printf 'KeptEndpoint\tE-Com67 Support.ini\tDEFAULTSDIR\tGeneral\tendpoint\t"[OLDENDPOINT]"\t0\tKeptEndpoint\r\n'
    } >"$folder/IniFile.idt"
    msibuild "$1" -i "$folder/IniFile.idt"
    rm -r "$folder"

    ask "$1" "INSERT INTO InstallExecuteSequence (Action, Sequence) VALUES ('RemoveIniValues', 3100)"
    ask "$1" "INSERT INTO InstallExecuteSequence (Action, Sequence) VALUES ('WriteIniValues', 5100)"
    local component
    for component in GivenEndpoint KeptEndpoint; do
        ask "$1" "INSERT INTO RemoveFile (FileKey, Component_, FileName, DirProperty, InstallMode) VALUES ('$component', '$component', 'E-Com67 Support.ini', 'DEFAULTSDIR', 2)"
    done
    set_condition "$1" GivenEndpoint 'ENDPOINT'
    set_condition "$1" KeptEndpoint 'OLDENDPOINT AND NOT ENDPOINT'
    set_condition "$1" Kiosk 'KIOSK = 1 OR (OLDKIOSK AND NOT KIOSK)'
    set_condition "$1" Autostart 'AUTOSTART = 1 OR ((OLDAUTOSTART OR KIOSK = 1) AND NOT AUTOSTART)'
    ask "$1" "INSERT INTO LaunchCondition (Condition, Description) VALUES ('Installed OR NOT BYSETUP', 'E-Com67 Support has been installed by its setup program. Remove it there first.')"
    # Of those wixl has made the list for upgrades.
    ask "$1" "UPDATE Property SET Value = 'WIX_UPGRADE_DETECTED;WIX_DOWNGRADE_DETECTED;ENDPOINT;KIOSK;AUTOSTART' WHERE \`Property\` = 'SecureCustomProperties'"
}

# ask FILE QUERY: one a call: msibuild stops at the second.
ask() { msibuild "$1" -q "$2" || give_up "This could not be done to the package: $2"; }

# set_condition FILE COMPONENT CONDITION
set_condition() {
    # shellcheck disable=SC2016 # the quotes of MSI's SQL: the column is called as its table
    ask "$1" 'UPDATE `Component` SET `Condition` = '"'$3'"' WHERE `Component` = '"'$2'"
}
