using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entraide.Platform.Data.Migrations;

[DbContext(typeof(AppDb)), Migration("0170_InvitationsToLead")]
public class M0170InvitationsToLead : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<bool>("ToLead", "Invitations", defaultValue: false);
        m.DropIndex("IX_Invitations_GroupId", "Invitations");
        m.CreateIndex("IX_Invitations_GroupId_ToLead", "Invitations", ["GroupId", "ToLead"], unique: true);
    }
}
